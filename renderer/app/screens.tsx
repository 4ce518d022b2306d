import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { ActivityScreen } from '../features/activity/activity-screen.tsx';
import { ConnectScreen } from '../features/connect/connect-screen.tsx';
import { InventoryScreen } from '../features/inventory/inventory-screen.tsx';
import { OpenItemsBar } from '../features/inventory/open-items/open-items-bar.tsx';
import openItems from '../features/inventory/open-items/open-items.module.css';
import { ListingsScreen } from '../features/listings/listings-screen.tsx';
import { MappingScreen } from '../features/mapping/mapping-screen.tsx';
import { OrdersScreen } from '../features/orders/orders-screen.tsx';
import { PhotoInboxScreen } from '../features/photo-inbox/photo-inbox-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StockScreen } from '../features/stock/stock-screen.tsx';
import { TemplatesScreen } from '../features/templates/templates-screen.tsx';
import { placeOf } from './routes.ts';

/** The screen of the present place. A fault of one is kept from the rest of the frame. */
export function Screens() {
  const [location] = useLocation();
  return (
    <ErrorBoundary place={placeOf(location)}>
      <Switch>
        {/* One route for grid and editor: the grid keeps its place below an open editor. */}
        <Route path="/inventory/*?">
          <div className={openItems['frame']}>
            <OpenItemsBar />
            <div className={openItems['below']}>
              <InventoryScreen />
            </div>
          </div>
        </Route>
        <Route path="/stock/*?">
          <StockScreen />
        </Route>
        <Route path="/photo-inbox">
          <PhotoInboxScreen />
        </Route>
        <Route path="/listings">
          <ListingsScreen />
        </Route>
        <Route path="/orders">
          <OrdersScreen />
        </Route>
        <Route path="/connect/mapping">
          <MappingScreen />
        </Route>
        <Route path="/connect/activity">
          <ActivityScreen />
        </Route>
        <Route path="/connect/*?">
          <ConnectScreen />
        </Route>
        <Route path="/settings/templates">
          <TemplatesScreen />
        </Route>
        <Route path="/settings/*?">
          <SettingsScreen />
        </Route>
        <Route>
          <Redirect to="/inventory" replace />
        </Route>
      </Switch>
    </ErrorBoundary>
  );
}
